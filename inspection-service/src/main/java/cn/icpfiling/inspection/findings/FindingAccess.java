package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingRole;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Decides who may see and change a finding. Another holder's finding, and one that its holder was not told yet, get the
 * same answer as one that does not exist.
 */
@RequestScoped
class FindingAccess {
    private final CurrentActor actor;
    private final FindingTable findings;

    FindingAccess(CurrentActor actor, FindingTable findings) {
        this.actor = actor;
        this.findings = findings;
    }

    /** Returns a finding to read. */
    Finding readable(UUID id) {
        return findings.find(id).filter(this::mayRead).orElseThrow(FindingAccess::unknown);
    }

    /** 404 unless the caller may read the finding. */
    void requireReadable(UUID id) {
        readable(id);
    }

    /** 404 unless the finding is the caller's own, or that of a customer of the calling partner. */
    void requireOwn(UUID id) {
        if (findings.find(id).filter(this::isOwn).isEmpty()) {
            throw unknown();
        }
    }

    /** 404 if there is no such finding; 403 if it is about the inspector's own filing. */
    void requireInspectable(UUID id) {
        var finding = findings.find(id).orElseThrow(FindingAccess::unknown);
        if (actor.get().isSamePersonAs(finding.owner().holder())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    /** Returns the finding for a change, locked until the transaction ends. */
    Finding locked(UUID id) {
        return findings.locked(id).orElseThrow(FindingAccess::unknown);
    }

    boolean isStaff() {
        return actor.get().is(Roles.INSPECTOR) || actor.get().is(Roles.SUPPORT);
    }

    /** The role in which the caller acts on findings. Support only reads. */
    FindingRole role() {
        return isStaff() ? FindingRole.INSPECTOR : FindingRole.HOLDER;
    }

    /** Whether the caller may act on findings, and not only read them. */
    boolean mayAct() {
        return !isStaff() || actor.get().is(Roles.INSPECTOR);
    }

    FindingActor asInspector() {
        return FindingActor.inspector(actor.account());
    }

    FindingActor asHolder() {
        var who = actor.get();
        return who.partner() == null
                ? FindingActor.holder(actor.account())
                : FindingActor.partner(who.partner(), who.client());
    }

    /** The id of the caller, to which the cursor of a list is bound. */
    UUID caller() {
        return actor.caller();
    }

    /**
     * The holder whose findings a list shows; null for all that the caller may see. Only a partner names a customer (400);
     * the list of a customer of another partner is empty, as that of one that does not exist.
     */
    UUID holder(UUID onBehalfOf) {
        if (onBehalfOf != null && actor.get().partner() == null) {
            throw ProblemException.invalid(Violation.of("/query/onBehalfOf", "ONLY_FOR_PARTNERS", null));
        }
        return isStaff() || actor.get().partner() != null ? onBehalfOf : actor.account();
    }

    /** The partner whose customers' findings a list shows; null for all others. */
    UUID partner() {
        return isStaff() ? null : actor.get().partner();
    }

    /** The services that a member of the holder's account sees; null for all. */
    Set<UUID> services() {
        var membership = actor.get().membership();
        return membership == null ? null : membership.seenServices().orElse(null);
    }

    private boolean mayRead(Finding finding) {
        return isStaff() || isOwn(finding);
    }

    private boolean isOwn(Finding finding) {
        var who = actor.get();
        var owner = finding.owner();
        var same = who.partner() == null
                ? owner.isKnown() && owner.holder().equals(who.account())
                : who.partner().equals(owner.partner());
        return same && finding.wasTold() && isSeenByMember(finding);
    }

    /**
     * Whether a view may name the site, with its papers and words: a member sees a finding that concerns all sites of a subject with a
     * right for any of them, and still nothing of the other sites (ADR 0034).
     *
     * @param service null for a finding about the subject itself, whose papers a member sees with the right for all sites
     */
    boolean seesSite(UUID service) {
        var membership = actor.get().membership();
        return membership == null || membership.has(Right.VIEW, Reach.service(service));
    }

    /** True for all callers but members of an account, who only read findings. */
    private boolean isSeenByMember(Finding finding) {
        var key = finding.key();
        return seesSite(key.serviceId())
                || FindingReasons.bundled().concernsAllSites(key) && findings.hasAnyOf(key.subjectId(), services());
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
