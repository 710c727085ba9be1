package cn.icpfiling.filing.rules;

import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.APPLICANT,
    Roles.PARTNER,
    Roles.REVIEWER,
    Roles.INSPECTOR,
    Roles.SUPPORT,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
@RunOnVirtualThread
final class RulesResource {

    private final ExplainRules explainRules;

    RulesResource(ExplainRules explainRules) {
        this.explainRules = explainRules;
    }

    @GET
    @Scope(Scopes.FILINGS_READ)
    @MemberRight(Right.VIEW)
    public Rules explainRules(
            @QueryParam("province") @NotNull @Size(max = 2) String province,
            @QueryParam("type") @NotNull @Size(max = 40) String type,
            @QueryParam("on") LocalDate on,
            @QueryParam("version") @Min(1) Integer version) {
        return explainRules.handle(province, type, on, version);
    }
}
