package dev.barograph.http;

import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Limits;
import dev.barograph.model.RequestSpec;
import java.time.Duration;
import java.util.List;

/// Faults of a target that speaks HTTP, numbered as in `docs/faults.md`, each with what a request
/// that meets it on a fresh connection becomes.
enum HostileRow {
    R01_SILENCE(1, "/hang", FailureKind.RESPONSE_TIMEOUT),
    R04_END_WITHOUT_ANSWER(4, "/fin", FailureKind.CLOSED_BEFORE_RESPONSE),
    R04_END_WITHOUT_ANSWER_TO_A_POST(4, "/fin", FailureKind.CLOSED_BEFORE_RESPONSE, 4),
    R05_RESET(5, "/rst", FailureKind.RESET),
    R06_RESET_IN_BODY(6, "/rstbody", FailureKind.RESET),
    R06_RESET_IN_BODY_WITHOUT_LENGTH(6, "/rstnolength", FailureKind.RESET),
    R07_HALF_CLOSE(7, "/halfclose", FailureKind.CLOSED_BEFORE_RESPONSE),
    R08_BODY_TOO_SHORT(8, "/short", FailureKind.TRUNCATED),
    R08_HEADER_CUT_SHORT(8, "/partheader", FailureKind.TRUNCATED),
    R09_CHUNKS_CUT_SHORT(9, "/cutchunk", FailureKind.TRUNCATED),
    R10_BAD_CHUNK_SIZE(10, "/badchunk", FailureKind.MALFORMED),
    R11_DRIPPING_HEADER(11, "/dripheader", FailureKind.TOTAL_TIMEOUT),
    R12_DRIPPING_BODY(12, "/drip", FailureKind.TOTAL_TIMEOUT),
    R13_READS_NO_BODY(13, "/unread", FailureKind.RESPONSE_TIMEOUT, 8 << 20),
    R14_INFINITE_BODY(14, "/infinite", FailureKind.BODY_CAP),
    R18_HEADER_OF_1_MB(18, "/hugeheader", FailureKind.HEADER_CAP),
    R18_ENDLESS_HEADER(18, "/endlessheader", FailureKind.HEADER_CAP),
    R19_RANDOM_BYTES(19, "/garbage", FailureKind.MALFORMED),
    R19_SSH(19, "/ssh", FailureKind.MALFORMED),
    R19_TLS_ALERT(19, "/tlsalert", FailureKind.MALFORMED),
    R19_TLS_HELLO(19, "/tlshello", FailureKind.MALFORMED),
    R20_LENGTH_AND_CHUNKS(20, "/lengthandchunks", FailureKind.MALFORMED),
    R20_TWO_LENGTHS(20, "/twolengths", FailureKind.MALFORMED),
    R21_VERSION_9_9(21, "/version", FailureKind.MALFORMED),
    R21_STATUS_999(21, "/status", FailureKind.MALFORMED),
    R21_STATUS_0(21, "/zerostatus", FailureKind.MALFORMED),
    R21_STATUS_MINUS_200(21, "/minusstatus", FailureKind.MALFORMED),
    R21_STATUS_ABC(21, "/wordstatus", FailureKind.MALFORMED),
    R23_ENDLESS_103(23, "/endlesshints", FailureKind.MALFORMED),
    R23_ENDLESS_100(23, "/endlesscontinue", FailureKind.MALFORMED),
    R25_REFUSED_TOO_EARLY(25, "/tooearly", FailureKind.HTTP_4XX, 8 << 20),
    R25_REFUSED_TOO_EARLY_AND_LEFT_OPEN(25, "/tooearlyopen", FailureKind.HTTP_4XX, 8 << 20),
    R30_STATUS_500(30, "/code500", FailureKind.HTTP_5XX),
    R30_STATUS_429(30, "/code429", FailureKind.HTTP_4XX);

    /// Waits that are short, and longer than a good answer takes on a busy machine; bodies up to 1
    /// MiB.
    static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(2_000),
                    Duration.ofMillis(2_600),
                    Duration.ofSeconds(5),
                    10,
                    10,
                    1 << 20);

    final int number;
    final String path;
    final FailureKind kind;
    private final int bodyBytes;

    HostileRow(int number, String path, FailureKind kind) {
        this(number, path, kind, 0);
    }

    /// @param bodyBytes of a POST; 0 for a GET
    HostileRow(int number, String path, FailureKind kind, int bodyBytes) {
        this.number = number;
        this.path = path;
        this.kind = kind;
        this.bodyBytes = bodyBytes;
    }

    /// The request that meets the fault.
    ///
    /// @param origin of the target, without a path
    /// @param faulty how many requests meet it before the target is well
    RequestSpec request(String origin, int faulty) {
        String url = origin + path + "?first=" + faulty;
        return bodyBytes > 0
                ? new RequestSpec("POST", url, List.of(), new Body.Text("x".repeat(bodyBytes)))
                : new RequestSpec("GET", url, List.of(), new Body.None());
    }
}
