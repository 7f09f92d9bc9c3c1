package dev.barograph.cli;

import dev.barograph.report.MaskedUrl;

/// What a run is called that was started from an address and so has no name of its own. Pure.
final class AddressName {
    private static final int LONGEST = 60;

    private AddressName() {}

    /// Method and address in short: without scheme, password, query and fragment, for example `GET
    /// 127.0.0.1:8080/ok`.
    static String of(String method, String url) {
        String shown = MaskedUrl.of(url);
        String bare =
                shown.substring(shown.indexOf("://") + 3)
                        .replaceFirst("[?#].*", "")
                        .replaceFirst("^\\*\\*\\*@", "");
        String name = method + " " + bare;
        int size = name.codePointCount(0, name.length());
        return size <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
