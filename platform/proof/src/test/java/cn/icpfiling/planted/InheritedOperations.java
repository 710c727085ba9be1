package cn.icpfiling.planted;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An operation that stands elsewhere than the method that does it. */
interface InheritedOperations {
    @GET
    @Path("/inherited")
    String inherited();
}
