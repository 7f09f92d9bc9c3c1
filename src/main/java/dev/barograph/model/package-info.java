/// What a test is and what a request's end is: plain values with no client, no toolkit and no file
/// format. Depends on nothing but the JDK. Start with [Profile] and [Sample].
@NullMarked
package dev.barograph.model;

import org.jspecify.annotations.NullMarked;
