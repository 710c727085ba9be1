package cn.icpfiling.sandbox.authority;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Changes of the register without this provider: other providers' filings and the authority's own acts. */
@Path("/authority")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class RegisterResource {

    private final EnterFiling enterFiling;
    private final DeregisterAtAuthority deregisterAtAuthority;
    private final Blacklist blacklist;
    private final SetTask setTask;
    private final SeeUnfiledSite seeUnfiledSite;

    RegisterResource(
            EnterFiling enterFiling,
            DeregisterAtAuthority deregisterAtAuthority,
            Blacklist blacklist,
            SetTask setTask,
            SeeUnfiledSite seeUnfiledSite) {
        this.enterFiling = enterFiling;
        this.deregisterAtAuthority = deregisterAtAuthority;
        this.blacklist = blacklist;
        this.setTask = setTask;
        this.seeUnfiledSite = seeUnfiledSite;
    }

    @POST
    @Path("/filings")
    @ResponseStatus(201)
    @APIResponseSchema(value = EnterFiling.Filed.class, responseCode = "201")
    public EnterFiling.Filed file(EnterFiling.Wish wish) {
        return enterFiling.handle(wish);
    }

    @POST
    @Path("/deregistrations")
    @ResponseStatus(201)
    @APIResponseSchema(value = DeregisterAtAuthority.Ended.class, responseCode = "201")
    public DeregisterAtAuthority.Ended deregister(DeregisterAtAuthority.Wish wish) {
        return deregisterAtAuthority.handle(wish);
    }

    @POST
    @Path("/blacklist")
    @ResponseStatus(201)
    @APIResponseSchema(value = Blacklist.Listed.class, responseCode = "201")
    public Blacklist.Listed bar(Blacklist.Wish wish) {
        return blacklist.add(wish);
    }

    @POST
    @Path("/spot-checks")
    @ResponseStatus(201)
    @APIResponseSchema(value = SetTask.Task.class, responseCode = "201")
    public SetTask.Task setTask(SetTask.Wish wish) {
        return setTask.handle(wish);
    }

    @POST
    @Path("/unfiled-sites")
    @ResponseStatus(201)
    @APIResponseSchema(value = SeeUnfiledSite.Sighting.class, responseCode = "201")
    public SeeUnfiledSite.Sighting see(SeeUnfiledSite.Wish wish) {
        return seeUnfiledSite.handle(wish);
    }
}
