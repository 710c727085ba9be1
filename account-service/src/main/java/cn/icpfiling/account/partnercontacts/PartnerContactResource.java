package cn.icpfiling.account.partnercontacts;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/partners/{id}/contact")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.PARTNER})
@RunOnVirtualThread
final class PartnerContactResource {

    private final ChangePartnerContact contact;

    PartnerContactResource(ChangePartnerContact contact) {
        this.contact = contact;
    }

    record PartnerMailProof(
            @NotNull UUID codeId,
            @NotNull @Pattern(regexp = "^[0-9]{6}$") String code) {

        @Override
        public String toString() {
            return "PartnerMailProof";
        }
    }

    @GET
    @Scope(Scopes.CLIENTS_WRITE)
    public RestResponse<PartnerContactView> showPartnerContact(@PathParam("id") UUID partner) {
        return tagged(contact.show(partner));
    }

    @PUT
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    public RestResponse<PartnerContactView> replacePartnerContact(
            @PathParam("id") UUID partner,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @NotNull @Valid NewPartnerContact wanted) {
        return tagged(contact.replace(partner, Optional.ofNullable(ifMatch).map(IfMatch::of), wanted));
    }

    @POST
    @Path("/proof")
    @Scope(Scopes.CLIENTS_WRITE)
    public RestResponse<PartnerContactView> provePartnerMail(
            @PathParam("id") UUID partner, @NotNull @Valid PartnerMailProof proof) {
        return tagged(contact.prove(partner, proof.codeId(), proof.code()));
    }

    @DELETE
    @Scope(Scopes.CLIENTS_WRITE)
    @FreshFactor
    @Consumes(MediaType.WILDCARD)
    public void removePartnerContact(@PathParam("id") UUID partner) {
        contact.remove(partner);
    }

    private static RestResponse<PartnerContactView> tagged(TaggedPartnerContact shown) {
        return TaggedResponses.of(shown.tag(), shown.contact());
    }
}
