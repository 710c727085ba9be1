package cn.icpfiling.platform.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A problem detail of RFC 9457 with this platform's members. The contract is the schema Problem of common.yaml.
 *
 * @param help the page of the documentation about this type of problem, relative to the gateway
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetail(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String remedy,
        String help,
        List<Error> errors) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(String pointer, String code, String rule, String detail, String remedy) {}
}
