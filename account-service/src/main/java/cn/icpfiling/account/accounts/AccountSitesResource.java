package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.AccountSite;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import cn.icpfiling.platform.web.write.VersionTag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/accounts/{id}/site")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
final class AccountSitesResource {

    private final AccountSites sites;

    AccountSitesResource(AccountSites sites) {
        this.sites = sites;
    }

    record SiteRequest(@NotNull AccountSite site) {}

    record SiteOfAccount(UUID accountId, AccountSite site) {}

    @GET
    public RestResponse<SiteOfAccount> showAccountSite(@PathParam("id") UUID id) {
        return tagged(id, sites.of(id));
    }

    @PUT
    @FreshFactor
    public RestResponse<SiteOfAccount> changeAccountSite(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) String ifMatch, @NotNull @Valid SiteRequest wanted) {
        return tagged(id, sites.change(id, IfMatch.of(ifMatch), wanted.site()));
    }

    private static RestResponse<SiteOfAccount> tagged(UUID id, AccountSites.Shown shown) {
        return TaggedResponses.of(new VersionTag(shown.version(), Locale.ROOT), new SiteOfAccount(id, shown.site()));
    }
}
