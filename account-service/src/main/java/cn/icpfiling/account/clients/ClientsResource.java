package cn.icpfiling.account.clients;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.json.PlainText;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/partners/{id}/clients")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.PARTNER})
@RunOnVirtualThread
final class ClientsResource {

    private final ClientsOfPartner clients;
    private final AddClient addClient;
    private final TerminateClient terminateClient;
    private final AddCredential addCredential;
    private final RevokeCredential revokeCredential;
    private final AllowNetworks allowNetworks;
    private final NarrowScopes narrowScopes;
    private final IdempotentRequests requests;

    ClientsResource(
            ClientsOfPartner clients,
            AddClient addClient,
            TerminateClient terminateClient,
            AddCredential addCredential,
            RevokeCredential revokeCredential,
            AllowNetworks allowNetworks,
            NarrowScopes narrowScopes,
            IdempotentRequests requests) {
        this.clients = clients;
        this.addClient = addClient;
        this.terminateClient = terminateClient;
        this.addCredential = addCredential;
        this.revokeCredential = revokeCredential;
        this.allowNetworks = allowNetworks;
        this.narrowScopes = narrowScopes;
        this.requests = requests;
    }

    record NewClient(
            @NotBlank @Size(max = 100) @PlainText String name,

            @NotNull @Size(min = 1, max = 20)
            List<
                            @NotNull
                            @Pattern(
                                    regexp =
                                            "^((filings|customers|networks|access-records|webhooks):(read|write)|filings:transfer|(domains|events):read|clients:write)$")
                            String>
                    scopes) {}

    record NetworkList(@NotNull @Size(max = 32) List<@NotNull @Size(max = 64) String> networks, Boolean confirm) {}

    record ScopeList(
            @NotNull @Size(min = 1, max = 20)
            List<@NotNull @Size(max = 50) @Pattern(regexp = "^[a-z-]+:[a-z]+$") String> scopes) {}

    @GET
    @Scope(Scopes.CLIENTS_WRITE)
    public Page<ClientView> listClients(
            @PathParam("id") UUID partner,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return clients.page(partner, cursor, limit);
    }

    @POST
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    @APIResponseSchema(value = ClientView.class, responseCode = "201")
    public Response addClient(
            @PathParam("id") UUID partner,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid NewClient wanted) {
        var idempotentRequest = requests.of("addClient", key, partner, wanted);
        return addClient
                .handle(partner, idempotentRequest, wanted.name().strip(), new TreeSet<>(wanted.scopes()))
                .toResponse();
    }

    @GET
    @Path("/{client}")
    @Scope(Scopes.CLIENTS_WRITE)
    public RestResponse<ClientView> showClient(@PathParam("id") UUID partner, @PathParam("client") UUID client) {
        var shown = clients.one(partner, client);
        return TaggedResponses.of(shown.tag(), shown.client());
    }

    @PUT
    @Path("/{client}/networks")
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    public RestResponse<ClientView> allowNetworks(
            @PathParam("id") UUID partner,
            @PathParam("client") UUID client,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid NetworkList wanted) {
        var confirmed = Boolean.TRUE.equals(wanted.confirm());
        var shown = allowNetworks.handle(partner, client, IfMatch.of(ifMatch), wanted.networks(), confirmed);
        return TaggedResponses.of(shown.tag(), shown.client());
    }

    @PUT
    @Path("/{client}/scopes")
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    public RestResponse<ClientView> narrowScopes(
            @PathParam("id") UUID partner,
            @PathParam("client") UUID client,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid ScopeList wanted) {
        var shown = narrowScopes.handle(partner, client, IfMatch.of(ifMatch), wanted.scopes());
        return TaggedResponses.of(shown.tag(), shown.client());
    }

    @POST
    @Path("/{client}/termination")
    @Consumes(MediaType.WILDCARD)
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    @APIResponseSchema(value = ClientView.class, responseCode = "200")
    public Response terminateClient(
            @PathParam("id") UUID partner,
            @PathParam("client") UUID client,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @HeaderParam(IfMatch.HEADER) String ifMatch) {
        var idempotentRequest = requests.of("terminateClient", key, partner, client);
        return terminateClient
                .handle(partner, client, idempotentRequest, IfMatch.of(ifMatch))
                .toResponse();
    }

    @POST
    @Path("/{client}/credentials")
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    @APIResponseSchema(value = CredentialView.class, responseCode = "201")
    public Response addCredential(
            @PathParam("id") UUID partner,
            @PathParam("client") UUID client,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid NewCredential wanted) {
        var idempotentRequest = requests.of("addCredential", key, partner, client, wanted);
        return addCredential.handle(partner, client, idempotentRequest, wanted).toResponse();
    }

    @DELETE
    @Path("/{client}/credentials/{credential}")
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    public void revokeCredential(
            @PathParam("id") UUID partner, @PathParam("client") UUID client, @PathParam("credential") UUID credential) {
        revokeCredential.handle(partner, client, credential);
    }
}
