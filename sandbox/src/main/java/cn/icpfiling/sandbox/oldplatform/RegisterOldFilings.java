package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.sandbox.authority.EnterFiling;
import cn.icpfiling.sandbox.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Enters filings of the old platform in the authority's register, which has had them for years: later changes and
 * deregistrations are uploaded for them.
 */
@ApplicationScoped
class RegisterOldFilings {

    private static final int CONFLICT = 409;

    private final EnterFiling enterFiling;

    RegisterOldFilings(EnterFiling enterFiling) {
        this.enterFiling = enterFiling;
    }

    /** Returns how many were entered; a filing that the register has is left as it is. */
    int handle(DataSet data) {
        return (int) data.filings()
                .filter(filing -> filing.subject().isPresent())
                .filter(this::isEntered)
                .count();
    }

    private boolean isEntered(OldFiling filing) {
        try {
            enterFiling.handle(wish(filing, filing.subject().orElseThrow()));
            return true;
        } catch (Refusal refusal) {
            if (refusal.status() == CONFLICT) {
                return false;
            }
            throw refusal;
        }
    }

    private static EnterFiling.Wish wish(OldFiling filing, OldFiling.Subject subject) {
        return new EnterFiling.Wish(
                subject.name(),
                String.valueOf(subject.nature()),
                String.valueOf(subject.certificateType()),
                subject.certificateNumber(),
                subject.region().province(),
                subject.number(),
                filing.kind() != Kind.ELSEWHERE,
                filing.sites().stream()
                        .map(site -> new EnterFiling.WishedService(site.name(), site.domains()))
                        .toList());
    }
}
