package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Type checks as a patient holder makes them: while files of the old platform are being loaded, a subject or a domain that the
 * authority knows may be among their rows, so the check is made again, as its next step says.
 */
public final class TypeChecks {

    private static final String CHECKS = "/api/v1/filing-type-checks";
    private static final Duration LOAD = Duration.ofSeconds(30);

    private TypeChecks() {}

    public static Answer of(Caller caller, JsonNode question) {
        return Awaitility.await("a type check that hangs on no load")
                .atMost(LOAD)
                .until(() -> caller.post(CHECKS, question).expect(201), check -> !hangsOnALoad(check));
    }

    private static boolean hangsOnALoad(Answer check) {
        return check.text("/type").equals("UNDETERMINED")
                && check.at("/missing").toString().equals("[\"OLD_PLATFORM\"]");
    }
}
