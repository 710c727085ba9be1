package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.offline.OfflineInquiries;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.offline.OfflineWarning.Code;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The warnings of a case. */
@ApplicationScoped
class OfflineWarnings {

    private final ProvinceGuides guides;
    private final Wording wording;
    private final Clock clock;

    OfflineWarnings(ProvinceGuides guides, Wording wording, Clock clock) {
        this.guides = guides;
        this.wording = wording;
        this.clock = clock;
    }

    List<OfflineWarning> of(OfflineDeregistration found) {
        return codes(found, guides, LegalTime.dayOf(clock.instant())).stream()
                .map(code -> new OfflineWarning(code, text(code, ".detail"), text(code, ".remedy")))
                .toList();
    }

    private String text(Code code, String part) {
        return wording.text(code.key() + part);
    }

    static Set<Code> codes(OfflineDeregistration found, ProvinceGuides guides, LocalDate today) {
        var codes = EnumSet.noneOf(Code.class);
        if (found.tldApproved().isEmpty()) {
            codes.add(Code.TLD_NOT_KNOWN);
        } else if (!found.tldApproved().get()) {
            codes.add(Code.TLD_NOT_APPROVED);
        }
        if (found.ground() == OfflineGround.OWN_EMPTY_SUBJECT
                && guides.mayAddService(found.decidingProvince(), today)) {
            codes.add(Code.SERVICE_MAY_BE_ADDED);
        }
        if (found.isProvinceAssumed()) {
            codes.add(Code.PROVINCE_ASSUMED);
        }
        if (!found.watched()) {
            codes.add(Code.NOT_WATCHED);
        }
        if (found.state() == OfflineState.HANDED_IN && OfflineInquiries.isOverdue(found.handedInOn(), today)) {
            codes.add(Code.STILL_SHOWN);
        }
        return codes;
    }
}
