package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.web.InternalPath;
import cn.icpfiling.platform.web.json.StrictRequests;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Reads a JSON body completely, so that a body with one fault can be searched for all its faults. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public final class WholeRequests implements ReaderInterceptor {

    private final StrictRequests requests;
    private final FormFaults faults;
    private final RoutingContext routing;

    WholeRequests(StrictRequests requests, FormFaults faults, RoutingContext routing) {
        this.requests = requests;
        this.faults = faults;
        this.routing = routing;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext request) throws IOException {
        if (!request.getType().isRecord() || !isJson(request.getMediaType())) {
            return request.proceed();
        }
        var mapper = InternalPath.isAsked(routing) ? requests.ofServices() : requests.getContext(request.getType());
        var body = request.getInputStream().readAllBytes();
        var type = mapper.constructType(request.getGenericType());
        try {
            return mapper.readerFor(type).readValue(body);
        } catch (JsonMappingException first) {
            throw faults.all(first, body, type, mapper);
        }
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }
}
