package cn.icpfiling.legacy.lookups;

import cn.icpfiling.legacy.core.Route;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The step that a domain's filing of the old platform needs.
 *
 * @param principalMobile in clear, as filed; null unless the filing waits for its claim or import
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaitingFiling(Route route, String principalMobile) {

    @Override
    public String toString() {
        return "WaitingFiling[" + route + "]";
    }
}
