package cn.icpfiling.platform.web;

import cn.icpfiling.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Without any word on who may. */
@Path("/api/v1/forgotten")
final class ForgottenResource {

    @GET
    public String forgotten() {
        return "nobody should read this";
    }

    @GET
    @Path("/reviewers")
    @RolesAllowed(Roles.REVIEWER)
    public String reviewers() {
        return "for reviewers";
    }
}
