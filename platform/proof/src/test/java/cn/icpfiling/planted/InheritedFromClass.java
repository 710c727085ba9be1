package cn.icpfiling.planted;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Operations that a resource inherits: one says who may, one relies on the class that inherits it. */
abstract class InheritedFromClass {
    @GET
    @Path("/said")
    @RolesAllowed(Roles.AUDITOR)
    @RunOnVirtualThread
    public String said() {
        return "";
    }

    @POST
    @Path("/unsaid")
    public String unsaid() {
        return "";
    }
}
