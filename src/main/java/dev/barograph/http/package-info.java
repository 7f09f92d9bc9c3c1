/// The transport: one shared AsyncHttpClient, set up so that it hides nothing. The only package
/// (beside the demo target) that sees AsyncHttpClient and Netty. Depends on `model` and `engine`.
/// Start with [AhcTransport].
@NullMarked
package dev.barograph.http;

import org.jspecify.annotations.NullMarked;
