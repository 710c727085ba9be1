package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.legacy.OldPlatform;

/** A claim of a filing of the old platform, which waits for its papers; an account with an open order could not begin it. */
final class OldClaim {

    private OldClaim() {}

    static String of(Stack stack, Caller person) {
        var old = OldPlatform.loaded(stack).takes("CLAIM");
        return person.post("/api/v1/legacy-claims", old.question()).expect(201).text("/claimId");
    }
}
