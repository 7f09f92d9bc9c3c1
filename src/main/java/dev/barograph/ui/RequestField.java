package dev.barograph.ui;

/// One text of a request that the editors hold.
enum RequestField {
    NAME("name"),
    WEIGHT("weight"),
    METHOD("method"),
    URL("url"),
    BODY("body");

    private final String key;

    RequestField(String key) {
        this.key = key;
    }

    /// What problems call it, without the request.
    String key() {
        return key;
    }

    /// The id of the node that shows it for the selected request.
    String nodeId() {
        return Field.nodeId("request." + key);
    }
}
