package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposal;
import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.StaffProposalRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Two administrators give a person a login, another password or second factor, or more rights: one proposes it, another one confirms it.
 * Each hands over one half of a new password, so neither of them can sign in as the member. A single administrator could else make the two
 * persons that a case of the support needs. All methods run in the caller's transaction, and the login of the member is locked.
 */
@ApplicationScoped
public class StaffProposals {

    private final StaffProposalRepository proposals;
    private final StaffEncryption encrypted;
    private final EndSessions endSessions;
    private final SecondFactors factors;
    private final CurrentActor actor;
    private final Clock clock;

    StaffProposals(
            StaffProposalRepository proposals,
            StaffEncryption encrypted,
            EndSessions endSessions,
            SecondFactors factors,
            CurrentActor actor,
            @MachineClock Clock clock) {
        this.proposals = proposals;
        this.encrypted = encrypted;
        this.endSessions = endSessions;
        this.factors = factors;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param kind LOGIN, PASSWORD or SECOND_FACTOR */
    @Transactional(Transactional.TxType.MANDATORY)
    void password(StaffLogin member, StaffProposalKind kind, NewPasswords.NewPassword password) {
        var made = begun(member, kind);
        made.offerPassword(password.hash(), encrypted.secondHalf(made.id(), password.secondHalf()));
        proposals.persist(made);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void roles(StaffLogin member, Set<String> wanted) {
        var made = begun(member, StaffProposalKind.ROLES);
        made.wantRoles(wanted);
        proposals.persist(made);
    }

    /** 409 STAFF_PROPOSAL_OPEN while another proposal about the member waits. */
    private StaffProposal begun(StaffLogin member, StaffProposalKind kind) {
        if (proposals.openOf(member.account()).isPresent()) {
            throw new ProblemException(AccountProblem.STAFF_PROPOSAL_OPEN);
        }
        return new StaffProposal(Ids.next(), member.account(), kind, actor.account(), clock.instant());
    }

    /** The proposal that the caller may confirm. */
    @Transactional(Transactional.TxType.MANDATORY)
    StaffProposal confirmable(StaffLogin member) {
        var open = open(member);
        if (open.isOver(clock.instant())) {
            throw new ProblemException(AccountProblem.STAFF_PROPOSAL_MISSING);
        }
        if (open.madeBy().equals(actor.account())) {
            throw new ProblemException(AccountProblem.STAFF_SECOND_PERSON_NEEDED);
        }
        return open;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void confirm(StaffProposal proposal) {
        proposal.confirm(actor.account(), clock.instant());
    }

    /** A new login is disabled, as no person knows its password. */
    @Transactional(Transactional.TxType.MANDATORY)
    StaffProposal withdraw(StaffLogin member) {
        var open = open(member);
        var now = clock.instant();
        open.withdraw(actor.account(), now);
        neverConfirmed(open, member, now);
        return open;
    }

    /** Ends a proposal that was not confirmed in time. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expire(StaffProposal over, StaffLogin member, Instant now) {
        over.expire(now);
        neverConfirmed(over, member, now);
    }

    /** A replica of 0.1.0 lets one administrator give a login that waits a password, so it may have sessions. */
    private void neverConfirmed(StaffProposal ended, StaffLogin member, Instant now) {
        if (ended.kind() == StaffProposalKind.LOGIN) {
            member.disable(now);
            endSessions.endAll(member.account(), Session.End.BY_ADMINISTRATOR);
            factors.endSignIns(member.account());
        }
    }

    /** The operator's file gave the member what these kinds would replace: nothing that administrators proposed before goes over it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<StaffProposal> fileGave(UUID account, Set<StaffProposalKind> kinds) {
        var ended = proposals.openOf(account).filter(open -> kinds.contains(open.kind()));
        ended.ifPresent(open -> open.withdraw(null, clock.instant()));
        return ended;
    }

    private StaffProposal open(StaffLogin member) {
        return proposals
                .openOf(member.account())
                .orElseThrow(() -> new ProblemException(AccountProblem.STAFF_PROPOSAL_MISSING));
    }
}
