{% macro script(this, kwargs) %}
const {{ this.get_name() }} = page.{{ this.part }}({{ this._parent.get_name() }}, {{ this.options | tojson }});
{% endmacro %}
