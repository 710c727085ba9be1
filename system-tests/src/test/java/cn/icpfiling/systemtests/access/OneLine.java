package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.Caller;
import java.nio.charset.StandardCharsets;

/** Operations of one line each, which have an id that others ask for. */
final class OneLine {

    private OneLine() {}

    /** An order whose line says nothing but its reference. */
    static String order(Caller caller) {
        return sent(caller, "/api/v1/bulk-orders", "{\"reference\": \"C-1\"}");
    }

    /** A report whose line is refused at once. */
    static String report(Caller caller) {
        return sent(caller, "/api/v1/access-records", "{}");
    }

    /** A verification whose line is refused at once. */
    static String verification(Caller caller) {
        return sent(caller, "/api/v1/domain-verification-operations", "{}");
    }

    private static String sent(Caller caller, String path, String line) {
        return caller.send("POST", path, line.getBytes(StandardCharsets.UTF_8), "application/x-ndjson")
                .expect(202)
                .text("/operationId");
    }
}
