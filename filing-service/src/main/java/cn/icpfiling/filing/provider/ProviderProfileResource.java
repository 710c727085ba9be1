package cn.icpfiling.filing.provider;

import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.TaggedResponses;
import cn.icpfiling.platform.web.write.VersionTag;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/provider-profile")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class ProviderProfileResource {

    private final ProviderProfiles profiles;
    private final Wording wording;

    ProviderProfileResource(ProviderProfiles profiles, Wording wording) {
        this.profiles = profiles;
        this.wording = wording;
    }

    @GET
    @PermitAll
    @APIResponseSchema(value = ProviderProfile.class, responseCode = "200")
    @APIResponse(responseCode = "304")
    public RestResponse<ProviderProfile> showProviderProfile(@HeaderParam(IfNoneMatch.HEADER) String ifNoneMatch) {
        var profile = profiles.inForce(wording.locale());
        return TaggedResponses.of(
                new VersionTag(profile.version(), wording.locale()), profile, IfNoneMatch.of(ifNoneMatch));
    }
}
