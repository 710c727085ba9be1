package cn.icpfiling.planted;

import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Keeps the rules. */
@Path("/sound")
@RolesAllowed(Roles.REVIEWER)
@RunOnVirtualThread
final class SoundResource {
    @GET
    public String reviewers() {
        return "";
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.APPLICANT, Roles.SUPPORT})
    public String others() {
        return "";
    }

    @GET
    @Path("/{id}/parts")
    @RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
    @Scope(Scopes.FILINGS_READ)
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public String partners() {
        return "";
    }

    @GET
    @Path("/open/")
    @PermitAll
    public String anybody() {
        return "";
    }
}
