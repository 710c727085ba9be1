package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.FiledContact;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The person to call, in clear.
 *
 * @param number null if the filing has none
 */
@Schema(name = "RevealedNumber")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevealedNumberView(FiledContact contact, String name, String number) {

    @Override
    public String toString() {
        return "RevealedNumberView[" + contact + "]";
    }
}
