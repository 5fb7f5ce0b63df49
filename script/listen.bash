#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# 'netvis start --listen ADDRESS': RESTCONF and all else that the web server serves, beyond loopback and with TLS. What
# listens on loopback stays as it is.

readonly TLS_STORE="$KARAF_DIR/etc/tls.p12"
readonly TLS_CERTIFICATE="$KARAF_DIR/etc/tls.pem"
readonly TLS_PASSWORD="$KARAF_DIR/etc/tls.password"
readonly TLS_CONNECTOR="$KARAF_DIR/etc/jetty-tls.xml"
# What certificates last today
readonly TLS_DAYS=397

# Leaves in LISTEN the address that the arguments of 'start' name; empty: none.
parse_listen() {
    LISTEN=''
    case ${1:-} in
        '') return ;;
        --listen) LISTEN=${2:-}; shift ;;
        --listen=*) LISTEN=${1#--listen=} ;;
        *) die "start what? 'start' or 'start --listen ADDRESS'" ;;
    esac
    [ $# -le 1 ] || die "start what? 'start' or 'start --listen ADDRESS'"
    [ -n "$LISTEN" ] || die "--listen needs an address of this machine: $(addresses | paste -sd ' ')"
    [ "$LISTEN" = 0.0.0.0 ] || addresses | grep -qxF -- "$LISTEN" \
        || die "$LISTEN is no address of this machine; those are: $(addresses | paste -sd ' '), or 0.0.0.0 for all"
}

addresses() { ip -o addr show scope global | awk '{ sub("/.*", "", $4); print $4 }'; }

# Those that somebody may type to get at what listens.
listen_addresses() { if [ "$LISTEN" = 0.0.0.0 ]; then addresses; else echo "$LISTEN"; fi; }

set_up_tls() {
    (umask 077
        make_certificate_if_needed
        write_connector >"$TLS_CONNECTOR"
        write_logins)
}

# One certificate for all that name it, made anew when it has expired or this machine has other addresses. It vouches
# for itself: who connects has to be given it, or compare its fingerprint.
make_certificate_if_needed() {
    local address missing=''
    if [ -s "$TLS_STORE" ] && [ -s "$TLS_PASSWORD" ] && [ -s "$TLS_CERTIFICATE" ]; then
        for address in $(listen_addresses); do
            # As OpenSSL and keytool may write an IPv6 address in different ways, it is compared as keytool wrote it
            grep -qxF -- "$address" "$TLS_CERTIFICATE.addresses" 2>/dev/null || missing+=" $address"
        done
        if [ -z "$missing" ] && is_certificate_valid; then
            return
        fi
    fi
    say "making a certificate for $(listen_addresses | paste -sd ' ')"
    rm -f "$TLS_STORE"
    od -An -N 16 -tx1 /dev/urandom | tr -d ' \n' >"$TLS_PASSWORD"
    "$JAVA_HOME/bin/keytool" -genkeypair -alias netvis -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA \
        -validity "$TLS_DAYS" -dname "CN=netvis on $(uname -n)" -ext "SAN=$(alternative_names)" \
        -ext "EKU=serverAuth" -storetype PKCS12 -keystore "$TLS_STORE" -storepass:file "$TLS_PASSWORD" \
        >"$WORK_DIR/keytool.log" 2>&1 \
        || die "keytool cannot make a certificate: $(<"$WORK_DIR/keytool.log")"
    "$JAVA_HOME/bin/keytool" -exportcert -rfc -alias netvis -keystore "$TLS_STORE" \
        -storepass:file "$TLS_PASSWORD" >"$TLS_CERTIFICATE" 2>/dev/null
    listen_addresses >"$TLS_CERTIFICATE.addresses"
}

# Not one that ends within a month.
is_certificate_valid() {
    local until
    until=$("$JAVA_HOME/bin/keytool" -J-Duser.language=en -J-Duser.timezone=UTC -printcert -file "$TLS_CERTIFICATE" \
        2>/dev/null | sed -n 's/.* until: //p')
    [ -n "$until" ] && [ "$(date -d "$until" +%s)" -gt $(($(date +%s) + 30 * 24 * 3600)) ]
}

alternative_names() {
    { listen_addresses | sed 's/^/ip:/'; echo "ip:127.0.0.1"; echo "dns:localhost"; uname -n | sed 's/^/dns:/'; } \
        | sort -u | paste -sd ,
}

fingerprint() {
    "$JAVA_HOME/bin/keytool" -printcert -file "$TLS_CERTIFICATE" | sed -n 's/.*SHA256: *//p'
}

# A second connector for the web server of Karaf; org.ops4j.pax.web.cfg can only have both kinds on the same addresses.
write_connector() {
    cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://www.eclipse.org/jetty/configure_10_0.dtd">
<!-- Written by netvis at each start that listens beyond loopback. -->
<Configure id="Server" class="org.eclipse.jetty.server.Server">
    <New id="netvisHttp" class="org.eclipse.jetty.server.HttpConfiguration">
        <Set name="sendServerVersion">false</Set>
        <Call name="addCustomizer">
            <Arg><New class="org.eclipse.jetty.server.SecureRequestCustomizer"/></Arg>
        </Call>
    </New>
    <New id="netvisTls" class="org.eclipse.jetty.util.ssl.SslContextFactory\$Server">
        <Set name="keyStorePath"><SystemProperty name="karaf.etc"/>/tls.p12</Set>
        <Set name="keyStoreType">PKCS12</Set>
        <Set name="keyStorePassword">$(<"$TLS_PASSWORD")</Set>
        <Set name="includeProtocols">
            <Array type="java.lang.String"><Item>TLSv1.3</Item><Item>TLSv1.2</Item></Array>
        </Set>
    </New>
    <Call name="addConnector">
        <Arg>
            <New class="org.eclipse.jetty.server.ServerConnector">
                <Arg name="server"><Ref refid="Server"/></Arg>
                <Arg name="factories">
                    <Array type="org.eclipse.jetty.server.ConnectionFactory">
                        <Item>
                            <New class="org.eclipse.jetty.server.SslConnectionFactory">
                                <Arg name="sslContextFactory"><Ref refid="netvisTls"/></Arg>
                                <Arg name="next">http/1.1</Arg>
                            </New>
                        </Item>
                        <Item>
                            <New class="org.eclipse.jetty.server.HttpConnectionFactory">
                                <Arg name="config"><Ref refid="netvisHttp"/></Arg>
                            </New>
                        </Item>
                    </Array>
                </Arg>
                <Set name="host">$LISTEN</Set>
                <Set name="port">$HTTPS_PORT</Set>
            </New>
        </Arg>
    </Call>
</Configure>
XML
}

# So that curl and netvis find the password for these addresses too.
write_logins() {
    local address password
    [ -s "$CREDENTIALS" ] || return 0
    password=$(sed -n 's/^machine 127\.0\.0\.1 login admin password //p' "$CREDENTIALS" | head -n 1)
    [ -n "$password" ] || return 0
    for address in $(listen_addresses); do
        grep -qF "machine $address " "$CREDENTIALS" \
            || printf 'machine %s login admin password %s\n' "$address" "$password" >>"$CREDENTIALS"
    done
}

say_listen() {
    local address
    if [ -z "$LISTEN" ]; then
        say "  doors     RESTCONF and the page on this machine only; 'start --listen ADDRESS' opens them, with TLS"
        return
    fi
    for address in $(listen_addresses); do
        case $address in *:*) address="[$address]" ;; esac
        say "  doors     open to the network, with TLS: https://$address:$HTTPS_PORT/rests"
    done
    say "  trust     $TLS_CERTIFICATE (curl and netvis: --cacert FILE)"
    say "            SHA-256 $(fingerprint)"
}
