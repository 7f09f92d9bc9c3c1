/// What tests of several packages share: virtual time, scripted transports, hostile servers.
@NullMarked
package dev.barograph.testing;

import org.jspecify.annotations.NullMarked;
