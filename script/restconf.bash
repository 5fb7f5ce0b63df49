#
# Copyright (c) 2026 The netvis authors and others.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
#
# Requests to the RESTCONF of the controller.

# METHOD PATH [BODY]: prints what RESTCONF answers.
rest() {
    login | curl -s -m 20 -K - -X "$1" -H 'Content-Type: application/yang-data+json' \
        -H 'Accept: application/yang-data+json' ${3:+--data "$3"} "$RESTS/$2"
}

# Lines of curl's configuration, for its standard input: what is in its arguments, everybody sees in the list of
# processes.
login() {
    if [ -n "${NETVIS_PASSWORD:-}" ]; then
        # shellcheck disable=SC2001  # what bash makes of & in a replacement depends on its release
        printf 'user = "%s"\n' "$(sed 's/[\\"]/\\&/g' <<<"${NETVIS_USER:-admin}:$NETVIS_PASSWORD")"
    else
        printf 'netrc-file = "%s"\n' "$CREDENTIALS"
    fi
}

is_login_refused() {
    [ "$(login | curl -s -m 20 -K - -o /dev/null -w '%{http_code}' "$RESTS/data/netvis:netvis?depth=1")" = 401 ]
}

# METHOD PATH [BODY]: is silent, and fails with RESTCONF's own words.
rest_checked() {
    local answer
    answer=$(rest "$@") || { warn "$1 $2: no answer"; return 1; }
    case $answer in
        *'"error'*)
            warn "$1 $2: $(jq -r '.errors.error[] | ."error-message" // ."error-tag"' <<<"$answer" || echo "$answer")"
            return 1
            ;;
    esac
}
