package cn.icpfiling.account.customers;

import cn.icpfiling.platform.web.json.MailForm;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The contact of a customer. Notices go over the channels that it names; without a channel there are no notices. */
record Contact(
        @Size(max = 32) String mobile,
        @Email(regexp = MailForm.ASCII) @Size(max = 254) String mail,
        @Pattern(regexp = "^(zh|en)$") String locale) {

    static final Contact NONE = new Contact(null, null, null);

    @Override
    public String toString() {
        return "Contact";
    }
}
