package cn.icpfiling.filing.casepapers;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.CurrentActor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Decides who may see and change the papers of a case. Call this outside any transaction: it asks account-service. A case of another
 * caller is 404 as one that does not exist; 503 UPSTREAM_UNAVAILABLE if account-service does not answer.
 */
@RequestScoped
public class CasePaperAccess {

    private static final int NOT_FOUND = 404;

    private final SecurityIdentity identity;
    private final CurrentActor actor;
    private final SupportCasesApi cases;

    CasePaperAccess(SecurityIdentity identity, CurrentActor actor, @RestClient SupportCasesApi cases) {
        this.identity = identity;
        this.actor = actor;
        this.cases = cases;
    }

    /** @param secret of a case that was opened without a login; it counts also if the caller is signed in. Null for an own case */
    void requireShown(UUID id, String secret) {
        access(id, secret, Scopes.FILINGS_READ);
    }

    /** The same for a change of the papers. */
    void requireOwn(UUID id, String secret) {
        access(id, secret, Scopes.FILINGS_WRITE);
    }

    /** 409 CASE_TAKES_NO_PAPERS unless the case waits for its holder, CASE_PAPER_NOT_NEEDED for a kind that it does not need. */
    void requireOpen(UUID id, String secret, MaterialKind kind) {
        var access = access(id, secret, Scopes.FILINGS_WRITE);
        if (!access.takesPapers()) {
            throw new ProblemException(FilingProblem.CASE_TAKES_NO_PAPERS);
        }
        if (access.papers() == null || !access.papers().contains(kind.name())) {
            throw new ProblemException(FilingProblem.CASE_PAPER_NOT_NEEDED, kind);
        }
    }

    /** What a case is about: a filed subject, a domain or a number, or neither. */
    public record About(UUID subject, String filedAs) {}

    /** 404 if there is no such case; 403 if it is about an account of the same person. */
    public About requireDecidable(UUID id) {
        var facts = asked(() -> cases.show(id));
        requireNotOwn(facts);
        return new About(facts.subjectId(), facts.filedAs());
    }

    /** The same, and 404 for a case that neither that account opened nor would lose by. */
    public void requireDecidableOf(UUID id, UUID holder) {
        var facts = asked(() -> cases.show(id));
        if (!holder.equals(facts.holder()) && !holder.equals(facts.source())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        requireNotOwn(facts);
    }

    private void requireNotOwn(SupportCasesApi.Facts facts) {
        if (actor.get().isSamePersonAs(facts.holder()) || actor.get().isSamePersonAs(facts.source())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    boolean isSupport() {
        return !identity.isAnonymous() && actor.get().is(Roles.SUPPORT);
    }

    private SupportCasesApi.Access access(UUID id, String secret, String scope) {
        var caller = caller(secret, scope);
        return asked(() -> cases.access(id, caller));
    }

    /** The operations are open, so the scope of a partner is checked here. */
    private SupportCasesApi.Caller caller(String secret, String scope) {
        if (secret != null || identity.isAnonymous()) {
            return new SupportCasesApi.Caller(null, null, secret);
        }
        var who = actor.get();
        if (who.partner() != null && !who.scopes().contains(scope)) {
            throw new ProblemException(CommonProblem.SCOPE_MISSING, scope);
        }
        return new SupportCasesApi.Caller(who.account(), who.partner(), null);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            var answer = question.get();
            if (answer == null) {
                throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
            }
            return answer;
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() == NOT_FOUND) {
                throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(refused);
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(refused);
        } catch (ProcessingException unreachable) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(unreachable);
        }
    }
}
