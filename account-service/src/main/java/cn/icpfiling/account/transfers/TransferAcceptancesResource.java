package cn.icpfiling.account.transfers;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("/api/v1/partners/{id}/customers/{customer}/transfer-acceptance")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class TransferAcceptancesResource {

    private final AcceptTransfer accept;

    TransferAcceptancesResource(AcceptTransfer accept) {
        this.accept = accept;
    }

    record AcceptedFiling(@NotNull @Size(min = 1, max = 64) String subjectNumber) {}

    @GET
    @RolesAllowed(Roles.PARTNER)
    @Scope(Scopes.FILINGS_READ)
    public TransferAcceptance showTransferAcceptance(
            @PathParam("id") UUID partner, @PathParam("customer") UUID customer) {
        return accept.show(partner, customer);
    }

    @PUT
    @RolesAllowed(Roles.PARTNER)
    @Scope(Scopes.FILINGS_TRANSFER)
    public TransferAcceptance acceptTransfer(
            @PathParam("id") UUID partner,
            @PathParam("customer") UUID customer,
            @NotNull @Valid AcceptedFiling filing) {
        return accept.handle(partner, customer, filing.subjectNumber());
    }

    @DELETE
    @RolesAllowed(Roles.PARTNER)
    @Scope(Scopes.FILINGS_TRANSFER)
    public void withdrawTransferAcceptance(@PathParam("id") UUID partner, @PathParam("customer") UUID customer) {
        accept.withdraw(partner, customer);
    }
}
