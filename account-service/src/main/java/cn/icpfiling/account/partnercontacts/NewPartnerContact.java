package cn.icpfiling.account.partnercontacts;

import cn.icpfiling.platform.web.json.MailForm;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A partner's contact as a caller writes it. */
record NewPartnerContact(
        @NotBlank @Size(max = 100) @PlainText String name,

        @NotNull @Email(regexp = MailForm.ASCII) @Size(min = 3, max = 254)
        String mail,

        @Size(max = 32) @Pattern(regexp = "^\\+?[0-9 ()-]{5,31}$")
        String phone,

        @Pattern(regexp = "^(zh|en)$") String locale) {

    @Override
    public String toString() {
        return "NewPartnerContact";
    }
}
