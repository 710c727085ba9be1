package cn.icpfiling.account.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** The number to dial and the person to ask for, in clear. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevealedCallee(UUID taskId, String phone, String name) {

    @Override
    public String toString() {
        return "RevealedCallee[" + taskId + "]";
    }
}
