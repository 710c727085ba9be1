package cn.icpfiling.planted;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Breaks the rules on purpose. */
@Path("/planted")
class OpenResource {
    @POST
    void take(String body) {}
}
