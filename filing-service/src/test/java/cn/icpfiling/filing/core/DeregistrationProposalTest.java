package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The provider has a record deregistered: one proposes, another decides, once. */
class DeregistrationProposalTest {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UUID SUBJECT = Ids.next();
    private static final UUID SERVICE = Ids.next();
    private static final UUID PROPOSER = Ids.next();
    private static final UUID DECIDER = Ids.next();
    private static final UUID ORDER = Ids.next();
    private static final ProviderGround GROUND = new ProviderGround(Ids.next(), "CONTENT");

    @Test
    void it_says_of_what_why_and_by_whom() {
        var proposal = DeregistrationProposal.of(ORDER, SUBJECT, SERVICE, GROUND, PROPOSER, NOW);

        assertThat(proposal.id()).isEqualTo(ORDER);
        assertThat(proposal.subjectId()).isEqualTo(SUBJECT);
        assertThat(proposal.serviceId()).contains(SERVICE);
        assertThat(proposal.ground()).isEqualTo(GROUND);
        assertThat(proposal.proposedBy()).isEqualTo(PROPOSER);
        assertThat(proposal.proposedAt()).isEqualTo(NOW);
        assertThat(proposal.state()).isEqualTo(DeregistrationProposal.State.OPEN);
        assertThat(DeregistrationProposal.of(ORDER, SUBJECT, null, GROUND, PROPOSER, NOW)
                        .serviceId())
                .as("of the whole subject")
                .isEmpty();
    }

    @Test
    void confirmed_it_names_its_order_and_is_decided_for_good() {
        var proposal = open();

        proposal.confirmed(DECIDER, ORDER, LATER);

        assertThat(proposal.state()).isEqualTo(DeregistrationProposal.State.CONFIRMED);
        assertThat(proposal.decidedBy()).isEqualTo(DECIDER);
        assertThat(proposal.decidedAt()).isEqualTo(LATER);
        assertThat(proposal.orderId()).isEqualTo(ORDER);
        assertThatThrownBy(() -> proposal.declined(DECIDER, LATER)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(proposal::requireOpen).isInstanceOf(ProblemException.class);
    }

    @Test
    void declined_it_leads_to_no_order() {
        var proposal = open();

        proposal.declined(DECIDER, LATER);

        assertThat(proposal.state()).isEqualTo(DeregistrationProposal.State.DECLINED);
        assertThat(proposal.decidedBy()).isEqualTo(DECIDER);
        assertThat(proposal.decidedAt()).isEqualTo(LATER);
        assertThat(proposal.orderId()).isNull();
        assertThatThrownBy(() -> proposal.confirmed(DECIDER, ORDER, LATER)).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_end_of_a_record_says_by_whom_when_and_why() {
        var byHolder = RecordEnd.byHolder(NOW);
        var byProvider = RecordEnd.byProvider(GROUND.findingId(), GROUND.reason(), NOW);
        var byAuthority = RecordEnd.byAuthority("words", LATER);

        assertThat(byHolder.by()).isEqualTo(RecordEnd.By.HOLDER);
        assertThat(byHolder.at()).isEqualTo(NOW);
        assertThat(byHolder.reason()).isNull();
        assertThat(byProvider.by()).isEqualTo(RecordEnd.By.PROVIDER);
        assertThat(byProvider.finding()).isEqualTo(GROUND.findingId());
        assertThat(byProvider.reason()).isEqualTo("CONTENT");
        assertThat(byAuthority.by()).isEqualTo(RecordEnd.By.AUTHORITY);
        assertThat(byAuthority.reason()).isEqualTo("words");
        assertThat(byAuthority.finding()).isNull();
        assertThat(byAuthority.at()).isEqualTo(LATER);
    }

    private static DeregistrationProposal open() {
        return DeregistrationProposal.of(Ids.next(), SUBJECT, SERVICE, GROUND, PROPOSER, NOW);
    }
}
