package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import java.util.UUID;

/**
 * What the provider wants to end, and how.
 *
 * @param service null for the subject as a whole
 */
record EndTarget(FiledAct act, UUID subject, UUID service) {

    static EndTarget of(FiledAct act, Subject subject, FiledService service) {
        return new EndTarget(act, subject.id(), service == null ? null : service.id());
    }

    static EndTarget of(ProviderProposal proposal) {
        return new EndTarget(
                proposal.act(), proposal.subjectId(), proposal.serviceId().orElse(null));
    }
}
