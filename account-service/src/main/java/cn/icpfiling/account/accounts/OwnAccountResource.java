package cn.icpfiling.account.accounts;

import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/api/v1/accounts/me")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class OwnAccountResource {

    private final CurrentActor actor;
    private final AccountRepository accounts;
    private final AccountViews views;

    OwnAccountResource(CurrentActor actor, AccountRepository accounts, AccountViews views) {
        this.actor = actor;
        this.accounts = accounts;
        this.views = views;
    }

    @GET
    @RolesAllowed({Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR})
    public AccountView getOwnAccount() {
        var account = actor.account();
        return UnitOfWork.in(() -> accounts.findByIdOptional(account).map(views::of))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
