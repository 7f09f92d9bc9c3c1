/// The known answers: experiments whose true figures follow from arithmetic, and what Barograph
/// says about them. Those over real HTTP compare with [dev.barograph.accuracy.TruthServer], which
/// notes what it really did; they judge the machine first ([dev.barograph.accuracy.Fitness]) and
/// never pass on an unfit one. Start with `OpenStallTest`.
@NullMarked
package dev.barograph.accuracy;

import org.jspecify.annotations.NullMarked;
