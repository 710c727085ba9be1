package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.legacy.OldPlatform;

/** A claim of a filing of the old platform, which waits for its papers. */
final class OldClaim {

    private OldClaim() {}

    static String of(FirstFiling filing) {
        var old = OldPlatform.loaded(Stack.fromEnvironment()).takes("CLAIM");
        return filing.caller()
                .post("/api/v1/legacy-claims", old.question())
                .expect(201)
                .text("/claimId");
    }
}
