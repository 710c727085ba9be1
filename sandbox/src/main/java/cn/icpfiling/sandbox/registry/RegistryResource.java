package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/registry/domains")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
final class RegistryResource {

    private final RegisterDomain registerDomain;
    private final PointDomain pointDomain;
    private final DomainDirectory directory;

    RegistryResource(RegisterDomain registerDomain, PointDomain pointDomain, DomainDirectory directory) {
        this.registerDomain = registerDomain;
        this.pointDomain = pointDomain;
        this.directory = directory;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponseSchema(value = DomainView.class, responseCode = "201")
    public DomainView register(RegisterDomain.Purchase purchase) {
        return DomainView.of(registerDomain.handle(purchase));
    }

    @GET
    @Path("/{name}")
    public DomainView read(@PathParam("name") String name) {
        return directory
                .find(name)
                .map(DomainView::of)
                .orElseThrow(
                        () -> Refusal.notFound("Nobody registered this domain", "POST /registry/domains buys one"));
    }

    @PUT
    @Path("/{name}/dns")
    @Consumes(MediaType.APPLICATION_JSON)
    public PointDomain.Pointed point(@PathParam("name") String name, PointDomain.Direction direction) {
        return pointDomain.handle(name, direction);
    }

    record DomainView(
            String domain,
            HolderView registrant,
            Instant registeredAt,
            Instant expiresAt,
            RegisterDomain.RealNameStatus realNameStatus,
            Instant verifiedAt,
            Registrar registrar,
            List<String> addresses) {

        static DomainView of(RegisteredDomain domain) {
            return new DomainView(
                    domain.domain(),
                    new HolderView(
                            domain.registrant().name(), domain.registrant().certificateType()),
                    domain.registeredAt(),
                    domain.expiresAt(),
                    domain.verified()
                            ? RegisterDomain.RealNameStatus.VERIFIED
                            : RegisterDomain.RealNameStatus.NOT_VERIFIED,
                    domain.verifiedAt(),
                    domain.registrar(),
                    domain.addresses());
        }
    }

    /** Without the certificate's number, which no response here contains. */
    record HolderView(String name, String certificateType) {}
}
