package cn.icpfiling.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Objects;

/**
 * Keeps a Location on this server relative. JAX-RS makes it absolute with the request's address, which behind the
 * gateway is an address inside the cluster.
 */
@Provider
public final class RelativeLocation implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getHeaders().getFirst(HttpHeaders.LOCATION) instanceof URI location)) {
            return;
        }
        var here = request.getUriInfo().getBaseUri();
        if (!Objects.equals(location.getRawAuthority(), here.getRawAuthority())
                || !Objects.equals(location.getScheme(), here.getScheme())) {
            return;
        }
        var relative = new StringBuilder(location.getRawPath());
        if (location.getRawQuery() != null) {
            relative.append('?').append(location.getRawQuery());
        }
        if (location.getRawFragment() != null) {
            relative.append('#').append(location.getRawFragment());
        }
        response.getHeaders().putSingle(HttpHeaders.LOCATION, relative.toString());
    }
}
