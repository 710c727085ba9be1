package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;

/** An application for another mail of an old login. The old platform has no such filing, and the answer is the same. */
final class LostOldMail {

    private LostOldMail() {}

    static String of(FirstFiling filing) {
        var who = filing.who();
        return filing.caller()
                .post(
                        "/api/v1/legacy-mailbox-resets",
                        Forms.node()
                                .put("filing", who.domain())
                                .put("holderKind", "ORGANISATION")
                                .put("name", who.head().name())
                                .put("certificateType", Forms.BUSINESS_LICENCE)
                                .put("certificateNumber", who.creditCode())
                                .put("newMail", Applicant.freshMail())
                                .put("oldMailReplaced", true))
                .expect(201)
                .text("/id");
    }
}
