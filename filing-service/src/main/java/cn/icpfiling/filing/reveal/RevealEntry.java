package cn.icpfiling.filing.reveal;

import cn.icpfiling.platform.audit.Act;
import java.util.UUID;

/** The audit entry of a reveal: role, reason, case and fields, and never a value. */
final class RevealEntry {

    static final String ACT = "DATA.REVEAL";
    static final String ROLE = "role";
    static final String CASE = "case";
    static final String FIELD = "field";

    private RevealEntry() {}

    static Act of(String object, UUID id, RevealRole role, RevealRequest request) {
        var act = Act.of(ACT, object, id)
                .because(request.reason().name())
                .with(ROLE, role)
                .with(CASE, request.caseReference());
        var wanted = request.wanted();
        for (var i = 0; i < wanted.size(); i++) {
            act = act.with(FIELD + i, wanted.get(i).name());
        }
        return act;
    }
}
