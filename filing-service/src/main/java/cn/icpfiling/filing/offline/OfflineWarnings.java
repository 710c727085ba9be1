package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.offline.OfflineInquiries;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.offline.OfflineWarning.Code;
import cn.icpfiling.filing.rules.EmptySubjects;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The warnings of a case. */
@ApplicationScoped
class OfflineWarnings {

    private final EmptySubjects emptySubjects;
    private final SubjectRepository subjects;
    private final Wording wording;
    private final Clock clock;

    OfflineWarnings(EmptySubjects emptySubjects, SubjectRepository subjects, Wording wording, Clock clock) {
        this.emptySubjects = emptySubjects;
        this.subjects = subjects;
        this.wording = wording;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<OfflineWarning> of(OfflineDeregistration found) {
        var today = LegalTime.dayOf(clock.instant());
        return codes(found, mayAddService(found, today), today).stream()
                .map(code -> new OfflineWarning(code, text(code, ".detail"), text(code, ".remedy")))
                .toList();
    }

    /** As the type check decides it by today's rules. */
    private boolean mayAddService(OfflineDeregistration found, LocalDate today) {
        return found.ground() == OfflineGround.OWN_EMPTY_SUBJECT
                && emptySubjects.mayAddService(
                        found.decidingProvince(),
                        subjects.liveByCertificate(
                                        found.identity().certificate().index())
                                .isPresent(),
                        today);
    }

    private String text(Code code, String part) {
        return wording.text(code.key() + part);
    }

    /** @param mayAddService whether the rules in force accept a new service of the holder's empty subject */
    static Set<Code> codes(OfflineDeregistration found, boolean mayAddService, LocalDate today) {
        var codes = EnumSet.noneOf(Code.class);
        if (found.tldApproved().isEmpty()) {
            codes.add(Code.TLD_NOT_KNOWN);
        } else if (!found.tldApproved().get()) {
            codes.add(Code.TLD_NOT_APPROVED);
        }
        if (mayAddService) {
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
