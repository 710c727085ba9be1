package cn.icpfiling.filing.core.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The provider ends its access or a record: one person proposes, another one decides, once. */
class ProviderProposalTest {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UUID SUBJECT = Ids.next();
    private static final UUID SERVICE = Ids.next();
    private static final UUID PROPOSER = Ids.next();
    private static final UUID DECIDER = Ids.next();
    private static final UUID ORDER = Ids.next();
    private static final UUID FINDING = Ids.next();
    private static final ProviderGround GROUND = new ProviderGround("CONTENT", FINDING);

    @Test
    void it_says_of_what_why_and_by_whom() {
        var proposal = ProviderProposal.of(ORDER, FiledAct.DEREGISTER_SERVICE, SUBJECT, SERVICE, GROUND, PROPOSER, NOW);

        assertThat(proposal.id()).isEqualTo(ORDER);
        assertThat(proposal.act()).isEqualTo(FiledAct.DEREGISTER_SERVICE);
        assertThat(proposal.subjectId()).isEqualTo(SUBJECT);
        assertThat(proposal.serviceId()).contains(SERVICE);
        assertThat(proposal.ground()).isEqualTo(GROUND);
        assertThat(proposal.proposedBy()).isEqualTo(PROPOSER);
        assertThat(proposal.proposedAt()).isEqualTo(NOW);
        assertThat(proposal.state()).isEqualTo(ProviderProposal.State.OPEN);
        assertThat(ProviderProposal.of(ORDER, FiledAct.DEREGISTER_SUBJECT, SUBJECT, null, GROUND, PROPOSER, NOW)
                        .serviceId())
                .as("of the whole subject")
                .isEmpty();
    }

    @Test
    void confirmed_it_names_its_order_and_is_decided_for_good() {
        var proposal = open();

        proposal.confirmed(DECIDER, ORDER, LATER);

        assertThat(proposal.state()).isEqualTo(ProviderProposal.State.CONFIRMED);
        assertThat(proposal.decidedBy()).isEqualTo(DECIDER);
        assertThat(proposal.decidedAt()).isEqualTo(LATER);
        assertThat(proposal.orderId()).isEqualTo(ORDER);
        assertThatThrownBy(() -> proposal.declined(DECIDER, LATER)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(proposal::requireOpen).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_confirmed_end_of_access_names_the_order_that_went_back_and_none_that_goes_on() {
        var proposal = open();

        proposal.accessEnded(DECIDER, ORDER, LATER);

        assertThat(proposal.state()).isEqualTo(ProviderProposal.State.CONFIRMED);
        assertThat(proposal.returnedOrder()).isEqualTo(ORDER);
        assertThat(proposal.orderId()).isNull();
    }

    @Test
    void declined_it_leads_to_no_order() {
        var proposal = open();

        proposal.declined(DECIDER, LATER);

        assertThat(proposal.state()).isEqualTo(ProviderProposal.State.DECLINED);
        assertThat(proposal.decidedBy()).isEqualTo(DECIDER);
        assertThat(proposal.decidedAt()).isEqualTo(LATER);
        assertThat(proposal.orderId()).isNull();
        assertThatThrownBy(() -> proposal.confirmed(DECIDER, ORDER, LATER)).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_platforms_proposal_waits_for_two_persons_and_is_still_open_after_the_first() {
        var proposal = ProviderProposal.ofPlatform(ORDER, FiledAct.DEREGISTER_SERVICE, SUBJECT, SERVICE, GROUND, NOW);
        assertThat(proposal.proposedBy()).isNull();
        assertThat(proposal.needsFirstPerson()).isTrue();

        proposal.endorsed(PROPOSER, LATER);

        assertThat(proposal.state()).isEqualTo(ProviderProposal.State.OPEN);
        assertThat(proposal.needsFirstPerson()).isFalse();
        assertThat(proposal.firstPerson()).contains(PROPOSER);
        assertThat(proposal.endorsedAt()).isEqualTo(LATER);
        assertThat(open().firstPerson()).contains(PROPOSER);
        assertThatThrownBy(() -> proposal.endorsed(DECIDER, LATER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open().endorsed(DECIDER, LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_platform_proposes_only_on_a_finding() {
        assertThatThrownBy(() -> ProviderProposal.ofPlatform(
                        ORDER, FiledAct.DEREGISTER_SUBJECT, SUBJECT, null, new ProviderGround("CONTENT", null), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_end_of_a_record_says_by_whom_when_and_why() {
        var byHolder = RecordEnd.byHolder(NOW);
        var byProvider = RecordEnd.byProvider(GROUND, NOW);
        var byAuthority = RecordEnd.byAuthority("words", LATER);

        assertThat(byHolder.by()).isEqualTo(RecordEnd.By.HOLDER);
        assertThat(byHolder.at()).isEqualTo(NOW);
        assertThat(byHolder.reason()).isNull();
        assertThat(byProvider.by()).isEqualTo(RecordEnd.By.PROVIDER);
        assertThat(byProvider.reason()).isEqualTo("CONTENT");
        assertThat(byProvider.finding()).isEqualTo(FINDING);
        assertThat(byHolder.finding()).isNull();
        assertThat(byAuthority.by()).isEqualTo(RecordEnd.By.AUTHORITY);
        assertThat(byAuthority.reason()).isEqualTo("words");
        assertThat(byAuthority.at()).isEqualTo(LATER);
    }

    private static ProviderProposal open() {
        return ProviderProposal.of(Ids.next(), FiledAct.DEREGISTER_SERVICE, SUBJECT, SERVICE, GROUND, PROPOSER, NOW);
    }
}
