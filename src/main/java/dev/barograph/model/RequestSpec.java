package dev.barograph.model;

import java.util.List;

/// The request that a run sends over and over.
///
/// @param method HTTP method, upper case by custom, for example `GET`
/// @param url absolute `http` or `https` address
/// @param headers in the order of sending; a name may stand more than once
public record RequestSpec(String method, String url, List<Header> headers, Body body) {
    public RequestSpec {
        headers = List.copyOf(headers);
    }
}
