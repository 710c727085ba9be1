package cn.icpfiling.systemtests.pii;

import java.nio.file.Path;

/**
 * The closed list of places that may hold personal data in clear, or are not searched, with the reasons. None of these
 * files is the platform's own. The sandbox's data belong to the outside world that it plays, and in a searched stack
 * they are in a separate database server.
 */
enum ByRight {
    WHAT_THE_SANDBOX_STORES("sandbox-db", "the world outside: phones, mailboxes, the authority's register"),
    FILES_OF_THE_SANDBOX("files/sandbox", "the world outside"),
    LOG_OF_THE_SANDBOX("log/sandbox.log", "the world outside"),
    OUTPUT_OF_THE_TESTS("log/system-tests.log", "what the tests tell of the people they invent"),
    PROGRAMS("app", "jars, laid out before anybody was invented"),
    // No files: KeptAnswers and Search know these.
    REVEALS(
            "granted answers to POST …/reveals, of orders, records, cases, calls and evidence, and to GET …/me/export",
            "who asks with role and reason, or for their own data, is shown it, and it is in the audit"),
    CONFIRMATIONS(
            "granted answers to GET …/confirmation with masked: false",
            "a holder proof-reads their own entries before they submit them, and each look is in the audit"),
    PAPERS("answers that are a paper", "who may fetch one sees it"),
    ENVELOPES("to whom a message goes, and the code in it", "it is the person's own");

    private final String what;
    private final String why;

    ByRight(String what, String why) {
        this.what = what;
        this.why = why;
    }

    @Override
    public String toString() {
        return what + ": " + why;
    }

    static boolean holds(Path inHome) {
        for (var one : values()) {
            if (inHome.startsWith(one.what)) {
                return true;
            }
        }
        return false;
    }
}
