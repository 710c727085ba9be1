package cn.icpfiling.planted;

import jakarta.ws.rs.GET;

/** Has no path, so no rule for resources sees it. */
final class SubResource {
    @GET
    public String below() {
        return "";
    }
}
