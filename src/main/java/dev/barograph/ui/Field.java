package dev.barograph.ui;

/// One text that the editors hold beside those of requests, with the path that problems name it by.
enum Field {
    NAME("name"),
    SEED("load.seed"),
    REQUESTS("load.requests"),
    CONNECT_TIMEOUT("limits.connectTimeout"),
    RESPONSE_TIMEOUT("limits.responseTimeout"),
    TOTAL_TIMEOUT("limits.totalTimeout"),
    DRAIN("limits.drain"),
    PERMITS("limits.permits"),
    BACKLOG("limits.backlog"),
    MAX_BODY("limits.maxBodyBytes");

    private final String path;

    Field(String path) {
        this.path = path;
    }

    /// The path of the field in a [dev.barograph.model.Problem].
    String path() {
        return path;
    }

    /// The id of the node that shows it.
    String nodeId() {
        return nodeId(path);
    }

    /// The id of the node that shows the field at a path.
    static String nodeId(String path) {
        return path.replace('.', '-');
    }
}
