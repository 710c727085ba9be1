package cn.icpfiling.account.customers;

import cn.icpfiling.platform.idempotency.IdempotencyKey;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/partners/{id}/customers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class CustomersResource {

    private static final String REFERENCE = "^[A-Za-z0-9][A-Za-z0-9._:/-]*$";

    private final CustomersOfPartner customers;
    private final OpenCustomer openCustomer;
    private final ChangeCustomerContact changeContact;
    private final IdempotentRequests requests;

    CustomersResource(
            CustomersOfPartner customers,
            OpenCustomer openCustomer,
            ChangeCustomerContact changeContact,
            IdempotentRequests requests) {
        this.customers = customers;
        this.openCustomer = openCustomer;
        this.changeContact = changeContact;
        this.requests = requests;
    }

    record NewCustomer(
            @NotNull @Size(max = 64) @Pattern(regexp = REFERENCE)
            String reference,

            @Valid Contact contact) {}

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.PARTNER})
    @Scope(Scopes.CUSTOMERS_READ)
    public Page<CustomerView> listCustomers(
            @PathParam("id") UUID partner,
            @QueryParam("reference") @Size(max = 64) @Pattern(regexp = REFERENCE) String reference,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return customers.page(partner, reference, cursor, limit);
    }

    @POST
    @RolesAllowed(Roles.PARTNER)
    @Scope(Scopes.CUSTOMERS_WRITE)
    @APIResponseSchema(value = CustomerView.class, responseCode = "201")
    public Response openCustomer(
            @PathParam("id") UUID partner,
            @HeaderParam(IdempotencyKey.HEADER) String key,
            @NotNull @Valid NewCustomer wanted) {
        var contact = Optional.ofNullable(wanted.contact()).orElse(Contact.NONE);
        return openCustomer
                .handle(partner, requests.of("openCustomer", key, partner, wanted), wanted.reference(), contact)
                .toResponse();
    }

    @GET
    @Path("/{customer}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.PARTNER})
    @Scope(Scopes.CUSTOMERS_READ)
    public RestResponse<CustomerView> showCustomer(
            @PathParam("id") UUID partner, @PathParam("customer") UUID customer) {
        return tagged(customers.one(partner, customer));
    }

    @PUT
    @Path("/{customer}/contact")
    @RolesAllowed(Roles.PARTNER)
    @Scope(Scopes.CUSTOMERS_WRITE)
    public RestResponse<CustomerView> changeCustomerContact(
            @PathParam("id") UUID partner,
            @PathParam("customer") UUID customer,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid Contact contact) {
        return tagged(changeContact.handle(partner, customer, IfMatch.of(ifMatch), contact));
    }

    private static RestResponse<CustomerView> tagged(TaggedCustomer shown) {
        return TaggedResponses.of(shown.tag(), shown.customer());
    }
}
