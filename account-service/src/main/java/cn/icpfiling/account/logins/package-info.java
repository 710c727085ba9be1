/** What an account signs in with besides its phone: password, second factor and known devices. Deletes it for other packages. */
package cn.icpfiling.account.logins;
