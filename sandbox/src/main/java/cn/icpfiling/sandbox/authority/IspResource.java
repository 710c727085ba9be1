package cn.icpfiling.sandbox.authority;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.logging.Logger;

/** SOAP 1.1 as bytes, because the framework would decode a String parameter as UTF-8 and damage it. */
@Path("/authority/isp")
@PermitAll
@RunOnVirtualThread
final class IspResource {

    private static final Logger LOG = Logger.getLogger(IspResource.class);
    private static final String GBK_XML = "text/xml;charset=GBK";

    private final EnterpriseInterface enterpriseInterface;

    IspResource(EnterpriseInterface enterpriseInterface) {
        this.enterpriseInterface = enterpriseInterface;
    }

    @POST
    @Consumes("text/xml")
    @Produces(GBK_XML)
    public Response call(InputStream body) throws IOException {
        SoapCall read;
        try {
            read = SoapCall.read(body);
        } catch (IOException e) {
            LOG.infof("An envelope could not be read: %s", e.getMessage());
            return answer(500, SoapAnswer.fault("Client", "envelope not readable: " + e.getMessage()));
        }
        try (var call = read) {
            if (!EnterpriseInterface.METHODS.contains(call.method())) {
                return answer(500, SoapAnswer.fault("Client", "no such method: " + call.method()));
            }
            return answer(200, SoapAnswer.of(call.method(), enterpriseInterface.answer(call)));
        }
    }

    private static Response answer(int status, byte[] body) {
        return Response.status(status)
                .entity(body)
                .header("Content-Type", GBK_XML)
                .build();
    }
}
