package cn.icpfiling.inspection.networks;

import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.OffsetDateTime;

@Path("/api/v1/address-owners")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INSPECTOR, Roles.ADMINISTRATOR})
@RunOnVirtualThread
final class AddressOwnersResource {

    private final FindAddressOwner findAddressOwner;

    AddressOwnersResource(FindAddressOwner findAddressOwner) {
        this.findAddressOwner = findAddressOwner;
    }

    @GET
    public AddressOwnerView findAddressOwner(
            @QueryParam("address") @NotNull @Size(min = 1, max = 45) String address,
            @QueryParam("on") LocalDate on,
            @QueryParam("knownAt") OffsetDateTime knownAt) {
        return findAddressOwner.handle(address, on, knownAt == null ? null : knownAt.toInstant());
    }
}
